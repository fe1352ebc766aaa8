import csv
import io
import zipfile

from tests.export.sample import chronicle

from reportedly.export import write


def test_one_file_a_type_with_a_header_and_readable_cells(tmp_path):
    write("csv", chronicle(), tmp_path / "tables")
    text = (tmp_path / "tables" / "statement.csv").read_text(encoding="utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(table) == 3
    assert table[0]["stance"] == "asserts"
    assert '"Northern Wire"' in table[0]["chain"]


def test_a_zip_holds_the_same_tables(tmp_path):
    write("csv", chronicle(), tmp_path / "tables")
    write("csv", chronicle(), tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        assert sorted(archive.namelist()) == sorted(p.name for p in (tmp_path / "tables").iterdir())
        assert archive.read("claim.csv") == (tmp_path / "tables" / "claim.csv").read_bytes()


def test_a_title_that_a_spreadsheet_would_run_is_made_harmless(tmp_path):
    write("csv", chronicle(title='=HYPERLINK("http://x")'), tmp_path / "tables")
    text = (tmp_path / "tables" / "report.csv").read_text(encoding="utf-8-sig")
    titles = [row["title"] for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert '\'=HYPERLINK("http://x")' in titles

"""Report → records: peers of one shape, ordered and checked by the pipeline."""

"""The scripts that make the weights of the attribution reader from public corpora."""

"""What the trained tagger is made with: the corpus, the training, the export, the report. Not part of the package."""

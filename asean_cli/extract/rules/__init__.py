"""The rule tagger: cue table and grammar patterns; what reads the articles where the trained one cannot run."""

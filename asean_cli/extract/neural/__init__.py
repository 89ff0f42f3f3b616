"""The trained tagger: pieces → encoder → cues → linker → attributions. Slow libraries are loaded on first use."""

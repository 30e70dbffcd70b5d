"""The audit: what was promised of the sound, measured on the files by meters that are not ours."""

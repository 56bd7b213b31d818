"""Charts as geometry: each module turns small facts into coordinates, which a template then draws."""

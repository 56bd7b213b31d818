"""The typed, documented context of each kind of page: everything a template may print, computed beforehand."""

"""Take out of a lock file of npm what names servers: where to send money plays no part in installing."""

import json
import sys
from pathlib import Path

for name in sys.argv[1:]:
    file = Path(name)
    lock = json.loads(file.read_text(encoding="utf-8"))
    for package in lock["packages"].values():
        package.pop("funding", None)
    file.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

"""Runs commands at the same time, and prints what each said when it has ended.

`python -m tests.tools.side_by_side "COMMAND" "COMMAND"`: it fails if one of them does, and the
last lines name those that did.
"""

from __future__ import annotations

import asyncio
import sys


async def _run(command: str) -> bool:
    process = await asyncio.create_subprocess_shell(
        command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    said, _ = await process.communicate()
    sys.stdout.buffer.write(b"$ " + command.encode() + b"\n" + said)
    sys.stdout.flush()
    return process.returncode == 0


async def side_by_side(commands: list[str]) -> int:
    """Run ``commands``; return 0 if each ended well, else 1."""
    ended_well = await asyncio.gather(*map(_run, commands))
    failed = [command for command, well in zip(commands, ended_well, strict=True) if not well]
    for command in failed:
        print(f"Failed: {command}", file=sys.stderr)
    return min(len(failed), 1)


if __name__ == "__main__":
    sys.exit(asyncio.run(side_by_side(sys.argv[1:])))

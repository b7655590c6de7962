"""Runs one command and tells what it used. Usage: launch.py FILE COMMAND…; what the command says goes to FILE.

A process of its own, because systems count the memory of the process that starts a command as that of the command.
"""

import json
import os
import sys
import time

OUTPUT = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def main(said: str, words: list[str]) -> dict[str, float]:
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, said, OUTPUT, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    start = time.perf_counter()
    child = os.posix_spawnp(words[0], words, os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime, "peak": used.ru_maxrss / 1024, "code": code}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], sys.argv[2:])))

"""What many threads once needed is not kept for each of them."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

COUNT = """
import ctypes, re, sys, tempfile, threading
from server.memory import ARENAS, keep_few_arenas

if sys.argv[1] == "few":
    keep_few_arenas()
libc = ctypes.CDLL(None)
gate = threading.Barrier(9)


def work():
    libc.free(ctypes.c_void_p(libc.malloc(64)))
    gate.wait()


libc.malloc.restype = ctypes.c_void_p
threads = [threading.Thread(target=work) for _ in range(8)]
for one in threads:
    one.start()
gate.wait()
with tempfile.NamedTemporaryFile() as told:
    libc.fopen.restype = ctypes.c_void_p
    file = ctypes.c_void_p(libc.fopen(told.name.encode(), b"w"))
    libc.malloc_info(0, file)
    libc.fclose(file)
    heaps = len(re.findall("<heap ", open(told.name).read()))
print(heaps <= ARENAS)
"""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="arenas are glibc's")
@pytest.mark.parametrize(("how", "few"), [("few", "True"), ("as ever", "False")])
def test_eight_threads_share_two_arenas(how: str, few: str) -> None:
    ran = subprocess.run([sys.executable, "-c", COUNT, how], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == few

"""What the benchmark ran on, in words; no names."""

import os
import pathlib
import platform
import re


def description():
    return f"{_processor()}, {cores()} cores, {_memory()}, {_system()}"


def _read(path):
    try:
        return pathlib.Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""


def _processor():
    found = re.search(r"^model name\s*:\s*(.+)$", _read("/proc/cpuinfo"), flags=re.M)
    name = found.group(1).strip() if found else platform.processor() or platform.machine()
    wide = [word for word in ("avx2", "avx512_vnni", "amx_bf16") if f" {word}" in _read("/proc/cpuinfo")]
    return name + (f" ({', '.join(wide)})" if wide else "")


def cores():
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()


def _memory():
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB"


def _system():
    found = re.search(r'^PRETTY_NAME="(.+)"$', _read("/etc/os-release"), flags=re.M)
    return found.group(1) if found else f"{platform.system()} {platform.release()}"

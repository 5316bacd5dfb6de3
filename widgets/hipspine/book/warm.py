"""Processes that begin with the course loaded: the kernels of the chapters, and Jupyter Book.

Each needs SymPy, the figures' equations, the questions and the data, which take several times as long to load as a
chapter takes to run. So one process loads them once and the others are forked from it. Only Linux forks such a process
safely; elsewhere each loads for itself what it asks for.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.process import BaseProcess, parent_process
from typing import TYPE_CHECKING, Any

from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from hipspine.refusals import tracebacks

if TYPE_CHECKING:
    from jupyter_client.connect import KernelConnectionInfo

_CONTEXT: Any = multiprocessing.get_context("forkserver" if sys.platform == "linux" else "spawn")


def start(work: Callable[..., None], *arguments: object) -> BaseProcess:
    """Call a function of a module in a process of its own, which ends when this one does."""
    _CONTEXT.set_forkserver_preload(["hipspine.book.loaded"])
    process: BaseProcess = _CONTEXT.Process(target=_work, args=(work, *arguments), daemon=True)
    process.start()
    return process


def _work(work: Callable[..., None], *arguments: object) -> None:
    parent = parent_process()
    if parent:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    work(*arguments)


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


class WarmKernelManager(AsyncKernelManager):
    """Starts kernels of this Python, whatever kernels there are besides."""

    async def _async_pre_start_kernel(self, **options: Any) -> tuple[list[str], dict[str, Any]]:
        self.kernel_id = self.kernel_id or options.get("kernel_id", "")
        self.provisioner = _Provisioner(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)
        return await super()._async_pre_start_kernel(**options)


class _Provisioner(LocalProvisioner):
    """Jupyter's way of starting a kernel on this machine, but for the process itself."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        arguments = cmd[cmd.index("-f") :]  # the connection file, and what was asked for besides
        kernel: Any = _KernelProcess(start(_run_kernel, arguments, kwargs["cwd"]))
        self.process, self.pid = kernel, kernel.pid
        return self.connection_info


class _KernelProcess:
    """A process of ``multiprocessing`` in the form that Jupyter expects, which is that of ``subprocess``."""

    stdin = stdout = stderr = None

    def __init__(self, process: BaseProcess) -> None:
        self._process = process
        self.pid = process.pid

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode

    def send_signal(self, number: int) -> None:
        if self.pid and self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self._process.kill()


def _run_kernel(arguments: list[str], folder: str) -> None:
    from ipykernel.kernelapp import IPKernelApp

    os.chdir(folder)
    if hasattr(os, "setsid"):
        os.setsid()  # an interruption of the build is for the build, which ends its kernels
    # What cells print comes by messages; what the kernel says besides is for somebody who sits before it.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    ends_with = f"--IPKernelApp.parent_handle={os.getppid()}"
    tracebacks("full")  # the build tells the line of a cell that fails
    IPKernelApp.launch_instance(argv=[*arguments, ends_with])

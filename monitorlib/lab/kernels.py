"""The kernels that `monitor lab` starts: each says in Dutch what went wrong in a cell."""

from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from monitorlib.lab import in_kernel

_PYTHON = "python3"


class Kernels(AsyncMappingKernelManager):
    """Starts kernels as Jupyter does, those of Python with an extension of ours."""

    async def start_kernel(  # type: ignore[override]
        self, *, kernel_name: str | None = None, **options: Any
    ) -> str:
        """Start a kernel and give its id."""
        if (kernel_name or _PYTHON) == _PYTHON:
            options["extra_arguments"] = [f"--IPKernelApp.extra_extensions={in_kernel.__name__}"]
        started: str = await super().start_kernel(kernel_name=kernel_name, **options)
        return started

"""JupyterLab on one edition: the library behind `monitor lab`."""

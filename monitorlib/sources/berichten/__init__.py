"""Messages of the national standards iWmo and iJw, read into the same registers as any other delivery."""

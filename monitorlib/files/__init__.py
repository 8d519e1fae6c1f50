"""Files and folders: copied at one moment, swapped in whole, never thrown away when somebody else made them."""

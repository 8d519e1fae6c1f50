"""What can be seen of written pages without a browser: do they have what everybody needs to read them?"""

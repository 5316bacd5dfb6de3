"""An example class, to try the commands on."""

"""The settings dialog's tabs and the fields that they are made of."""

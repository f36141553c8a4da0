"""The moving figure on the screen: a camera, light and shade, and a painter; it decides nothing."""

/// Configure: the settings as a form, their history, their files, and syncs by hand.
@NullMarked
package dev.cloudcart.web.configure;

import org.jspecify.annotations.NullMarked;

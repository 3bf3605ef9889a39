/// What reading has in common, whatever is read: prints, figures that must make sense, pages read ahead.
@NullMarked
package dev.cloudcart.linnworks.reading;

import org.jspecify.annotations.NullMarked;

/// Who we are to Linnworks, and one call of it: authorisation, sessions that are renewed, what its refusals mean.
@NullMarked
package dev.cloudcart.linnworks.session;

import org.jspecify.annotations.NullMarked;

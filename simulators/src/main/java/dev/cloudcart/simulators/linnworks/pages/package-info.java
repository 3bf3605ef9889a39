/// What a person sees of the simulated Linnworks: a visit in, a page out. It reads the shop's memory and acts
/// through the same desks as the API, so the API sees everything at once; it never answers an API call.
@NullMarked
package dev.cloudcart.simulators.linnworks.pages;

import org.jspecify.annotations.NullMarked;

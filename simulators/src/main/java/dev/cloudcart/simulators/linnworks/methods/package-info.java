/// The methods of Linnworks' API over one account: arguments come in, answers in Linnworks' own shapes and refusals
/// go out. It knows of no session and no limit; whether a call may be made is decided before.
@NullMarked
package dev.cloudcart.simulators.linnworks.methods;

import org.jspecify.annotations.NullMarked;

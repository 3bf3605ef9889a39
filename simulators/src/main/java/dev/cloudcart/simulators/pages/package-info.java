/// The kit of the simulators' pages: a visit of a browser in, a page of plain HTML out. It knows the wire and
/// neither API; pages cost no calls, meet no limits and no faults.
@NullMarked
package dev.cloudcart.simulators.pages;

import org.jspecify.annotations.NullMarked;

/// How what a shop holds is found and shown: filters, searches and the many shapes in which Linnworks answers one
/// order or refund. Nothing here changes anything.
@NullMarked
package dev.cloudcart.simulators.linnworks.lists;

import org.jspecify.annotations.NullMarked;

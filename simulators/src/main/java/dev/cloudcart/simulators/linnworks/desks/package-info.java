/// What a merchant does: orders come in, are changed, sent, cancelled, refunded and taken back; goods are bought
/// and delivered.
///
/// The moment of an act is an argument; nothing here reads a clock. What cannot be done is
/// [Refused][dev.cloudcart.simulators.linnworks.shop.Refused] with a sentence.
@NullMarked
package dev.cloudcart.simulators.linnworks.desks;

import org.jspecify.annotations.NullMarked;

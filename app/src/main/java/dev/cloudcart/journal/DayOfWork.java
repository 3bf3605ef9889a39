package dev.cloudcart.journal;

import java.time.LocalDate;

/// What was done on one day.
///
/// @param posted how many documents
/// @param held how many records that are held since then
public record DayOfWork(LocalDate day, long posted, long held) {}

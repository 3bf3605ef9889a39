package dev.cloudcart.jobs;

/// What is kept with a company's next scheduled run.
///
/// @param timetable the mark of the timetable it was scheduled by
/// @param troubles how many runs in a row met trouble
/// @param attention whether the last trouble wanted a person
record Scheduled(String timetable, int troubles, boolean attention) {

    static Scheduled by(Timetable timetable) {
        return new Scheduled(timetable.mark(), 0, false);
    }
}

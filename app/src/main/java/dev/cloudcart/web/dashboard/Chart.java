package dev.cloudcart.web.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import dev.cloudcart.journal.DayOfWork;

/// A picture of the last days: a bar for what was posted, a dot where something is held.
///
/// @param most documents of a day, at least one
record Chart(List<Bar> bars, long most, long posted) {

    static final int WIDTH = 900;
    static final int HEIGHT = 140;
    private static final int FLOOR = 118;
    private static final int CEILING = 14;

    /// In the picture's own measure.
    record Bar(LocalDate day, long posted, long held, int x, int width, int y, int height) {

        int middle() {
            return x + width / 2;
        }
    }

    static Chart of(List<DayOfWork> days) {
        long most = Math.max(1, days.stream().mapToLong(DayOfWork::posted).max().orElse(1));
        int step = WIDTH / Math.max(1, days.size());
        var bars = new ArrayList<Bar>();
        for (var day : days) {
            int height = day.posted() == 0 ? 0 : Math.max(2, Math.toIntExact((FLOOR - CEILING) * day.posted() / most));
            bars.add(new Bar(
                    day.day(), day.posted(), day.held(), bars.size() * step + 2, step - 6, FLOOR - height, height));
        }
        return new Chart(bars, most, days.stream().mapToLong(DayOfWork::posted).sum());
    }
}

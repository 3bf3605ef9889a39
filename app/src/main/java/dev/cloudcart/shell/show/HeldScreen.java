package dev.cloudcart.shell.show;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.cloudcart.report.HeldBecause;

/// Shows what is held so that it fits on a screen, however many reasons there are: most first, as many as fit with
/// their mends, of the others two lines each, and of the rest how many there are.
///
/// @param left how many reasons are not shown
/// @param isWhole whether all that are shown are shown with their mends
record HeldScreen(String text, int left, boolean isWhole) {

    /// Of a terminal, less the lines that say what comes and where the rest is.
    private static final int LINES = 24 - 2;

    private static final int SHORT_LINES = 2;

    /// @param columns of the terminal; 0 for none
    static HeldScreen of(List<HeldBecause> groups, int columns) {
        var shown = groups.stream().limit(LINES / SHORT_LINES).toList();
        var texts = new ArrayList<String>();
        int wholes = 0;
        int free = LINES - SHORT_LINES * shown.size();
        for (var group : shown) {
            var whole = HeldText.whole(group, columns);
            int more = (int) whole.lines().count() - SHORT_LINES;
            boolean fits = wholes == texts.size() && more <= free;
            texts.add(fits ? whole : HeldText.shortened(group, columns));
            wholes += fits ? 1 : 0;
            free -= fits ? more : 0;
        }
        return new HeldScreen(
                texts.stream().collect(Collectors.joining("\n")), groups.size() - shown.size(), wholes == shown.size());
    }
}

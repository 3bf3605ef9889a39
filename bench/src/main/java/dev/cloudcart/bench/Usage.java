package dev.cloudcart.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the operating system says a process has used (Linux, `/proc`).
///
/// @param cpu user and system time so far
/// @param peakMegabytes the largest resident set so far
record Usage(Duration cpu, long peakMegabytes) {

    static final Usage NONE = new Usage(Duration.ZERO, 0);

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    /// The clock of `/proc/PID/stat` ticks a hundred times a second on every Linux that Java runs on.
    private static final int TICK_MILLIS = 10;

    static Usage of(long pid) throws IOException {
        try {
            var status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
            var peak = PEAK.matcher(status);
            return new Usage(cpu(pid), peak.find() ? Long.parseLong(peak.group(1)) / 1024 : 0);
        } catch (NoSuchFileException gone) {
            return NONE;
        }
    }

    /// CPU time of all processes by that name that work in a folder, those that have ended and been waited for
    /// included.
    static Duration cpuOf(String name, Path folder) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(path -> name.equals(nameOf(path)) && isWorkingIn(folder, path))
                    .map(path -> withChildren(Long.parseLong(path.getFileName().toString())))
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    private static Duration cpu(long pid) throws IOException {
        return ticks(pid, 11, 12);
    }

    private static Duration withChildren(long pid) {
        try {
            return ticks(pid, 11, 12, 13, 14);
        } catch (IOException gone) {
            return Duration.ZERO;
        }
    }

    /// The fields are counted after the name in brackets, from state = 0.
    private static Duration ticks(long pid, int... fields) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        var words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field : fields) {
            ticks += Long.parseLong(words[field]);
        }
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    private static String nameOf(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException gone) {
            return "";
        }
    }

    private static boolean isWorkingIn(Path folder, Path process) {
        try {
            return process.resolve("cwd").toRealPath().startsWith(folder.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    Usage most(Usage other) {
        return new Usage(cpu.compareTo(other.cpu) > 0 ? cpu : other.cpu, Math.max(peakMegabytes, other.peakMegabytes));
    }
}

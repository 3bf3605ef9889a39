package dev.cloudcart.simulators.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A saved state as a file: gzip around lines of JSON. First a header with format, version and the service's name,
/// then lines `{"kind":K,"value":V}`, at last `{"end":N}` with their number. Files of two services laid end to end
/// are a file of both.
final class SnapshotFile {

    private static final String FORMAT = "cloudcart-simulator";
    private static final int VERSION = 1;
    private static final int BUFFER = 1 << 16;

    private SnapshotFile() {}

    /// Writes the state and leaves the stream open.
    static void write(String service, SavedState state, OutputStream out) throws IOException {
        var gzip = new FastGzip(out);
        var lines = new LinesOut(new BufferedOutputStream(gzip, BUFFER));
        lines.header(service);
        state.write(lines);
        lines.end();
        gzip.finish();
    }

    /// Reads the service's part of a file. An IllegalArgumentException carries a sentence; nothing was finished
    /// then.
    static void read(String service, InputStream in, Restoration restoration) throws IOException {
        var part = new Part(service, restoration);
        try {
            var lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(new More(in), BUFFER), UTF_8), BUFFER);
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                part.take(line);
            }
        } catch (ZipException | EOFException e) {
            throw new IllegalArgumentException(
                    "This is no whole gzip file: take one that GET /_simulator/snapshot gave.", e);
        }
        part.check();
    }

    /// The JDK looks for a further gzip file behind the first only where some bytes are said to be there.
    private static final class More extends FilterInputStream {

        More(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }

    /// Speed before size: a million documents are 2 GB before they are pressed.
    private static final class FastGzip extends GZIPOutputStream {

        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static final class LinesOut implements SavedState.Lines {

        private final OutputStream out;
        private long written;

        LinesOut(OutputStream out) {
            this.out = out;
        }

        void header(String service) throws IOException {
            whole(Json.object().put("format", FORMAT).put("version", VERSION).put("service", service));
        }

        void end() throws IOException {
            whole(Json.object().put("end", written));
            out.flush();
        }

        @Override
        public void line(String kind, JsonNode value) throws IOException {
            line(kind, Json.bytes(value));
        }

        @Override
        public void line(String kind, byte[] value) throws IOException {
            out.write(("{\"kind\":\"" + kind + "\",\"value\":").getBytes(UTF_8));
            out.write(value);
            out.write("}\n".getBytes(UTF_8));
            written++;
        }

        private void whole(JsonNode line) throws IOException {
            out.write(Json.bytes(line));
            out.write('\n');
        }
    }

    /// The lines of one service among those of the file.
    private static final class Part {

        private final String service;
        private final Restoration restoration;
        private @Nullable String open;
        private boolean complete;
        private long number;
        private long taken;

        Part(String service, Restoration restoration) {
            this.service = service;
            this.restoration = restoration;
        }

        void take(String line) {
            number++;
            if (open == null) {
                open = header(line);
            } else if (line.startsWith("{\"end\":")) {
                end(line);
            } else {
                taken++;
                if (open.equals(service)) {
                    restore(line);
                }
            }
        }

        private String header(String line) {
            var header = read(line);
            if (!header.path("format").asString("").equals(FORMAT)) {
                throw new IllegalArgumentException(
                        "Line %d does not begin a saved state: take a file that GET /_simulator/snapshot gave."
                                .formatted(number));
            }
            if (header.path("version").asInt(0) != VERSION) {
                throw new IllegalArgumentException(
                        "The file has version %s of the format and this simulator reads version %d: save it anew with the simulator it came from."
                                .formatted(header.path("version"), VERSION));
            }
            taken = 0;
            return header.path("service").asString("");
        }

        private void end(String line) {
            long announced = read(line).path("end").asLong(-1);
            if (announced != taken) {
                throw new IllegalArgumentException("The file says it has %d lines for %s and has %d: it is broken."
                        .formatted(announced, open, taken));
            }
            complete |= service.equals(open);
            open = null;
        }

        private void restore(String line) {
            var node = read(line);
            try {
                restoration.take(node.path("kind").asString(""), node.path("value"));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "Line %d cannot be restored: %s.".formatted(number, e.getMessage()), e);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(
                        "Line %d cannot be restored: it holds something else than was saved.".formatted(number), e);
            }
        }

        private JsonNode read(String line) {
            try {
                return Json.MAPPER.readTree(line);
            } catch (JacksonException e) {
                throw new IllegalArgumentException(
                        "Line %d is not JSON: %s.".formatted(number, e.getOriginalMessage()), e);
            }
        }

        void check() {
            if (open != null) {
                throw new IllegalArgumentException("The file ends in the middle: it is broken.");
            }
            if (!complete) {
                throw new IllegalArgumentException("The file holds no state of %s.".formatted(service));
            }
        }
    }
}

package dev.cloudcart.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A table as a file that a spreadsheet opens (RFC 4180). What begins as a formula does, and is none of our figures, is
/// taken for text there.
public final class Csv {

    /// Also as wide letters, which spreadsheets of East Asia take for the same.
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /// Without it Excel takes the letters of names for others.
    public static final String MARK = "\uFEFF";

    private final StringBuilder text = new StringBuilder();

    public Csv(String... heads) {
        row((Object[]) heads);
    }

    /// @param cells a [BigDecimal] or a number is written as it is, anything else as text
    public void row(Object... cells) {
        text.append(List.of(cells).stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String cell(Object cell) {
        return switch (cell) {
            case BigDecimal amount -> amount.toPlainString();
            case Number number -> number.toString();
            default -> quoted(harmless(cell.toString()));
        };
    }

    /// As spreadsheets take it for text.
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String text) {
        return text.matches("[^\",;\t\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    public ResponseEntity<byte[]> file(String name) {
        return file(name, MediaType.parseMediaType("text/csv;charset=UTF-8"), (MARK + text).getBytes(UTF_8));
    }

    /// What the browser keeps as a file.
    public static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(type)
                .body(bytes);
    }
}

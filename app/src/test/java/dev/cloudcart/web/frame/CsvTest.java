package dev.cloudcart.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void takesFormulasForTextAndLeavesFiguresAlone() {
        var csv = new Csv("Store", "Total");
        csv.row("=HYPERLINK(\"http://evil.example\")", new BigDecimal("-12.50"));
        csv.row("@SUM(A1)", 3L);
        csv.row("\n=1+1", "\uFF1D1+1");
        csv.row("a;=1+1", "tab\tbed");
        csv.row("Mugs, \"large\"", new BigDecimal("1E+3"));

        var file = csv.file("proof.csv");

        assertThat(new String(Objects.requireNonNull(file.getBody()), StandardCharsets.UTF_8))
                .isEqualTo(
                        "\uFEFFStore,Total\r\n\"'=HYPERLINK(\"\"http://evil.example\"\")\",-12.50\r\n'@SUM(A1),3\r\n\"'\n=1+1\",'\uFF1D1+1\r\n\"a;=1+1\",\"tab\tbed\"\r\n\"Mugs, \"\"large\"\"\",1000\r\n");
        assertThat(file.getHeaders().getFirst("Content-Disposition")).isEqualTo("attachment; filename=\"proof.csv\"");
    }
}

package dev.cloudcart.shell.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.cloudcart.database.PrivateFile;
import dev.cloudcart.database.TestDatabase;
import dev.cloudcart.shell.ShellFixture;
import dev.cloudcart.shell.ShellFixture.Seen;

/// What a person reads when nothing can start.
class StartTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    Path home;

    @Test
    void saysThatTheDatabaseDoesNotAnswer() {
        var seen = companyListWith("--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nothing");

        assertThatItIsOneSentence(seen, "does not answer");
    }

    @Test
    void waitsShortlyForARestoreAndSaysWhatItWaitedFor() throws SQLException {
        try (var restoring = DATABASE.dataSource().getConnection();
                var statement = restoring.createStatement()) {
            statement.execute("select pg_advisory_lock(869209026028634112)");
            var seen = companyListWith();
            statement.execute("select pg_advisory_unlock_all()");

            assertThatItIsOneSentence(seen, "A backup is just being restored");
            assertThat(seen.exitStatus()).isEqualTo(1);
        }
    }

    @Test
    void saysThatTheLoginIsRefused() {
        var seen = companyListWith("--spring.datasource.password=wrong");

        assertThatItIsOneSentence(seen, "refuses our login");
    }

    @Test
    void saysWhichPropertyIsBad() {
        var seen = companyListWith("--spring.datasource.hikari.maximum-pool-size=many");

        assertThatItIsOneSentence(seen, "spring.datasource.hikari.maximum-pool-size");
    }

    @Test
    void saysThatTheMasterKeyIsNone() {
        companyListWith();
        shell().types("company", "add", "Acme", "--currency", "GBP", "--time-zone", "Europe/London");

        var seen = shell().typesWith(
                        with("--cloudcart.master-key=short"),
                        "",
                        "connect",
                        "linnworks",
                        "--company",
                        "Acme",
                        "--token",
                        "abc");

        assertThatItIsOneSentence(seen, "cloudcart.master-key holds no key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme\u001b[31m", "Acme\u202Ezyx", "Ac\nme", "Ac\u009bme"})
    void refusesNamesThatActOnATerminal(String name) {
        var seen = shell().types("company", "add", name, "--currency", "GBP", "--time-zone", "Europe/London");

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err()).startsWith("A company's name stands on one line").hasLineCount(1);
    }

    /// Also where a word comes back that somebody else may have chosen.
    @Test
    void showsNothingThatActsOnATerminal() {
        var seen = shell().types("sync", "--company", "No\u001b]0;owned\u0007body\u202E");

        assertThat(seen.err()).startsWith("There is no company \"Nobody\": ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openid.issuer",
                "linnworks.auth-uri",
                "linnworks.install-uri",
                "quickbooks.authorize-uri",
                "quickbooks.token-uri",
                "quickbooks.revoke-uri",
                "quickbooks.api-uri"
            })
    void sendsSecretsOverTlsOrWithinThisMachineOnly(String property) {
        var seen = shell().typesWith(
                        with("--cloudcart." + property + "=http://books.example/token"), "", "serve", "--port", "0");

        assertThatItIsOneSentence(
                seen,
                ("Secrets are sent to the address in cloudcart.%s: begin it with https://, "
                                + "followed by a host alone.")
                        .formatted(property));
    }

    @Test
    void saysWhatIsMissingOfAProviderOfSignIns() {
        var nobody = shell().typesWith(with("--cloudcart.openid.client-id=x"), "", "serve", "--port", "0");
        var nameless =
                shell().typesWith(with("--cloudcart.openid.issuer=https://id.example"), "", "serve", "--port", "0");

        assertThatItIsOneSentence(nobody, "cloudcart.openid has no issuer: set cloudcart.openid.issuer");
        assertThatItIsOneSentence(nameless, "cloudcart.openid.client-id is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", ""})
    void listensToOtherMachinesWithTlsOnly(String address) {
        var seen = shell().typesWith(with("--server.address=" + address), "", "serve", "--port", "0");

        assertThatItIsOneSentence(seen, "cloudcart.listen-without-tls=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcde",
                "0123456789abcdef 0123456789abcdef",
                "0123456789abcdef0123456789abcde\u0007"
            })
    void takesNoShortApiToken(String token) throws IOException {
        var configured = shell().typesWith(with("--cloudcart.api-token=" + token), "", "serve", "--port", "0");
        PrivateFile.write(home.resolve("api-token"), token.getBytes(StandardCharsets.UTF_8));
        var kept = shell().types("serve", "--port", "0");

        assertThatItIsOneSentence(
                configured, "The API token in cloudcart.api-token is none: it is one word of 32 or more");
        assertThatItIsOneSentence(kept, "api-token is none");
    }

    @Test
    void readsItsSettingsFromTheHome() throws IOException {
        Files.writeString(home.resolve("application.yml"), "spring.datasource.hikari.maximum-pool-size: many");

        assertThatItIsOneSentence(shell().types("company", "list"), "spring.datasource.hikari.maximum-pool-size");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.properties",
                "config/application.properties",
                "config/a/application.properties",
                "application-shell.properties"
            })
    void readsNoSettingsFromTheFolderItIsStartedIn(String file, @TempDir Path elsewhere) throws Exception {
        var hostile = elsewhere.resolve(file);
        Files.createDirectories(hostile.getParent());
        Files.writeString(hostile, "spring.datasource.hikari.maximum-pool-size=many");
        var program = companyListIn(elsewhere);
        var seen = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).as(seen).isZero();
        assertThat(seen).contains("There is no company yet").doesNotContain("maximum-pool-size");
    }

    /// Before the settings are read there is no log either: all that is said is seen on the terminal.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application.yml | cloudcart.api-token: IIRiqfIIRiqfIIRiqfIIRiqfIIRiqfIIRiqf | holds a secret, and others may touch it
            application.yml | 'cloudcart.api-token: [IIRiqfIIRiqfIIRiqfIIRiqfIIRiqfIIRiqf'  | The settings in application.yml of the home cannot be read from line 1 on
            """)
    void saysNoMoreThanASentenceWhereTheSettingsCannotBeRead(
            String name, String text, String sentence, @TempDir Path elsewhere) throws Exception {
        var file = Files.writeString(home.resolve(name), text);
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(sentence.startsWith("holds") ? "rw-r--r--" : "rw-------"));

        var program = companyListIn(elsewhere);
        var seen = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(program.waitFor()).as(seen).isEqualTo(1);
        assertThat(seen).contains(sentence).doesNotContain("\tat ", "ERROR", "Exception", "IIRiqf");
    }

    private Process companyListIn(Path folder) throws IOException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(),
                "dev.cloudcart.Application",
                "company",
                "list"));
        ShellFixture.properties(DATABASE, home).forEach((name, value) -> words.add("--" + name + "=" + value));

        return new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    /// An empty entry would be the folder that the program is started in.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

            var seen = shell().types("serve", "--port", Integer.toString(taken.getLocalPort()));

            assertThatItIsOneSentence(seen, "Port %d is taken".formatted(taken.getLocalPort()));
        }
    }

    @Test
    void refusesTheTablesOfANewerProgramAndLeavesThemAlone() {
        companyListWith();
        DATABASE.jdbc().sql("""
                insert into flyway_schema_history
                values (999, '999', 'of tomorrow', 'SQL', 'V999__of_tomorrow.sql', 1, 'us', now(), 1, true)""").update();
        try {
            var before = history();

            var seen = companyListWith();

            assertThatItIsOneSentence(
                    seen, "are of version 999, made by a newer Cloud Cart, and this one knows them up to");
            assertThat(seen.err()).contains("use the newer Cloud Cart again. Nothing was changed.");
            assertThat(history()).isEqualTo(before);
        } finally {
            DATABASE.jdbc()
                    .sql("delete from flyway_schema_history where version = '999'")
                    .update();
        }
    }

    private static List<String> history() {
        return DATABASE.jdbc()
                .sql("select h::text from flyway_schema_history h order by installed_rank")
                .query((row, _) -> row.getString(1))
                .list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"master-key", "api-token"})
    void refusesASecretThatOthersMayRead(String secret) throws IOException {
        companyListWith();
        shell().types("company", "add", "Open", "--currency", "GBP", "--time-zone", "Europe/London");
        var file = Files.writeString(home.resolve(secret), "IIRiqfvGLaxkpZPvnJtGgjMXsHUmGjI7XiXJQ8i1mBk=");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        var seen = secret.equals("master-key")
                ? shell().types("connect", "linnworks", "--company", "Open", "--token", "abc")
                : shell().types("serve", "--port", "0");

        assertThat(seen.exitStatus()).isEqualTo(1);
        assertThat(seen.err())
                .contains(
                        "The file %s holds a secret, and others may touch it: take their rights away".formatted(file),
                        "chmod 600")
                .doesNotContain("IIRiqf");
    }

    @ParameterizedTest
    @CsvSource({
        "application.yml,'cloudcart: {quickbooks: {client-secret: IIRiqf}}'",
        "application.properties,cloudcart.api-token=IIRiqf",
        "application-shell.yml,'cloudcart.master-key: IIRiqf'",
        "application.properties,spring.datasource.hikari.password=IIRiqf",
        "application.properties,cloudcart.api-token=${SOME_TOKEN:IIRiqf}",
        "application.properties,cloudcart.api-token=${SOME_TOKEN:${OTHER_TOKEN:IIRiqf}}",
        "application.properties,some.url=jdbc:postgresql://localhost/books?user=cc&password=IIRiqf",
        "application.properties,some.url=jdbc:postgresql://localhost/books?sslpassword=${SOME_PASSWORD:IIRiqf}&user=cc",
        "application.properties,some.proxy=https://cc:IIRiqf@proxy.example:8080",
        "application.properties,some.key=-----BEGIN PRIVATE KEY-----\\nIIRiqf\\n-----END PRIVATE KEY-----",
        "application.yml,'some.bundle.key: |\n  -----BEGIN RSA PRIVATE KEY-----\n  IIRiqf'",
        "application.properties,some.bundle.private-key=base64:IIRiqf"
    })
    void refusesSettingsWithSecretsThatOthersMayRead(String name, String text) throws IOException {
        var file = Files.writeString(home.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        var seen = companyListWith();

        assertThat(seen.exitStatus()).isEqualTo(1);
        assertThat(seen.err())
                .contains("The file %s holds a secret, and others may touch it".formatted(file), "chmod 600 " + file)
                .doesNotContain("IIRiqf");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(companyListWith().err()).doesNotContain("holds a secret");
    }

    @Test
    void leavesSettingsWithoutSecretsToWhomeverTheyAreOpenTo() throws IOException {
        var file = Files.writeString(home.resolve("application.properties"), """
                        cloudcart.api-token=${TOKEN:}
                        cloudcart.sync.overlap=2h
                        some.url=jdbc:postgresql://localhost/books?user=cc&password=${PASSWORD:}&ssl=true
                        some.other.url=https://example.com:8080/a?next=user:pass@b
                        some.bundle.private-key=/etc/cc/key.pem
                        some.bundle.certificate=-----BEGIN CERTIFICATE-----
                        """);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(companyListWith().exitStatus()).isZero();
    }

    @Test
    void closesTheHomeAndTheLogToOthers() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

        companyListWith();

        assertThat(rights(home)).isEqualTo("rwx------");
        assertThat(rights(home.resolve("logs"))).isEqualTo("rwx------");
        assertThat(rights(home.resolve("logs").resolve("shell.log"))).isEqualTo("rw-------");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size=1m | The disk of %s is full: free at least 300 MB
            ro      | The disk of %s can only be read: mount it so that it can be written to
            """)
    void saysInOneSentenceThatTheHomeTakesNothing(String option, String sentence) throws Exception {
        var disk = Files.createDirectory(home.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", option, "tmpfs", disk.toString()) == 0, "only root may mount a disk");
        try {
            var seen = companyListWith("--cloudcart.home=" + disk);

            assertThatItIsOneSentence(seen, sentence.formatted(disk));
        } finally {
            run("umount", disk.toString());
        }
    }

    private static int run(String... words) throws Exception {
        return new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Test
    void showsTheTraceWhenAskedTo() {
        var seen = shell().typesWith(with("--spring.datasource.password=wrong"), "", "company", "list", "--debug");

        assertThat(seen.err()).contains("refuses our login").contains("\tat ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''               | Say what to do
            dance            | Unmatched argument
            company          | Say which: add, list
            company add      | Missing required
            serve --port abc | Invalid value
            serve --port 99999 | There is no port
            """)
    void refusesWordsThatMakeNoCommand(String words, String sentence) {
        var seen = shell().types(Stream.of(words.split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new));

        assertThat(seen.exitStatus()).isEqualTo(2);
        assertThat(seen.err()).contains(sentence).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--help", "sync --help", "company add --help", "holds dismiss --help"})
    void helpsEverywhereWithoutStartingAnything(String words) throws IOException {
        var seen = shell().types(words.split(" ", -1));

        assertThat(seen.exitStatus()).isZero();
        assertThat(seen.out()).startsWith("Usage: cloudcart").contains("--debug", "--help", "--version");
        try (var files = Files.list(home)) {
            assertThat(files).isEmpty();
        }
    }

    private ShellFixture shell() {
        return new ShellFixture(DATABASE, home);
    }

    private Seen companyListWith(String... properties) {
        return shell().typesWith(with(properties), "", "company", "list");
    }

    private static java.util.function.UnaryOperator<List<String>> with(String... properties) {
        return before -> Stream.concat(before.stream(), Stream.of(properties)).toList();
    }

    private static void assertThatItIsOneSentence(Seen seen, String words) {
        assertThat(seen.exitStatus()).isEqualTo(1);
        assertThat(seen.err()).contains(words).hasLineCount(1);
        assertThat(seen.out()).isEmpty();
    }
}

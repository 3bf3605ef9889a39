package dev.cloudcart.simulators.linnworks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;

import dev.cloudcart.simulators.wire.Answer;
import dev.cloudcart.simulators.wire.Call;

/// Where a merchant installs the application: sign in, install, copy the installation token (Linnworks developer pages,
/// "System integration setup"). Anybody may sign in; nothing typed here is kept.
final class InstallPage {
    static final String PATH = "/authorization/authorize/";

    private static final String FRAME = frame();

    private final Switches switches;

    InstallPage(Switches switches) {
        this.switches = switches;
    }

    static boolean isAt(Call call) {
        return call.path().toLowerCase(Locale.ROOT).startsWith(PATH);
    }

    Answer answer(Call call) {
        var application = call.path().substring(PATH.length());
        if (!application.equalsIgnoreCase(LinnworksSimulator.APPLICATION_ID.toString())) {
            return page(404, "No such application", NO_APPLICATION);
        }
        if (!call.method().equals("POST")) {
            return page(200, "Sign in", SIGN_IN);
        }
        return call.formParameter("step").filter("install"::equals).isPresent() ? installed() : install(call);
    }

    private static Answer install(Call call) {
        var name = call.formParameter("email").filter(text -> !text.isBlank()).orElse("merchant@example.com");
        return page(200, "Install Cloud Cart", INSTALL.replace("{name}", escaped(name)));
    }

    private Answer installed() {
        switches.install(true);
        return page(200, "Cloud Cart is installed", INSTALLED.replace("{token}", LinnworksSimulator.INSTALLATION_TOKEN
                .toString()));
    }

    private static final String SIGN_IN = """
            <h1>Sign in to Linnworks</h1>
            <form method="post">
              <input type="hidden" name="step" value="sign-in">
              <label for="email">E-mail</label>
              <input id="email" name="email" type="email" autocomplete="username" required>
              <label for="password">Password</label>
              <input id="password" name="password" type="password" autocomplete="current-password" required>
              <button type="submit">Sign in</button>
            </form>
            """;

    private static final String INSTALL = """
            <h1>Install Cloud Cart</h1>
            <p>You are signed in as {name}.</p>
            <p>Cloud Cart asks to read orders, refunds, purchase orders, stock items and settings of this account.</p>
            <form method="post">
              <input type="hidden" name="step" value="install">
              <button type="submit">Install</button>
            </form>
            """;

    private static final String INSTALLED = """
            <h1>Cloud Cart is installed</h1>
            <p>Copy this token and paste it where Cloud Cart asks for it.</p>
            <label for="token">Installation token</label>
            <input id="token" readonly value="{token}">
            <button type="button" id="copy">Copy</button>
            <p role="status" id="copied"></p>
            <script>
              document.getElementById('copy').addEventListener('click', () => {
                const token = document.getElementById('token');
                token.select();
                navigator.clipboard.writeText(token.value).then(() => {
                  document.getElementById('copied').textContent = 'Copied.';
                });
              });
            </script>
            """;

    private static final String NO_APPLICATION = """
            <h1>No such application</h1>
            <p>The address of the installation page ends with the identifier of an application.</p>
            """;

    private static Answer page(int status, String title, String body) {
        return Answer.text(status, "text/html;charset=UTF-8", FRAME.replace("{title}", title).replace("{body}", body));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    private static String frame() {
        try (var in = InstallPage.class.getResourceAsStream("install-page.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

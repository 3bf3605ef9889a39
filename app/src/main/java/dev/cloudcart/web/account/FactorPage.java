package dev.cloudcart.web.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

import io.nayuki.qrcodegen.QrCode;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.cloudcart.audit.Act;
import dev.cloudcart.audit.Audit;
import dev.cloudcart.people.People;
import dev.cloudcart.people.Person;
import dev.cloudcart.people.SecondFactors;
import dev.cloudcart.people.Sessions;
import dev.cloudcart.web.frame.Actors;
import dev.cloudcart.web.frame.FactorRule;
import dev.cloudcart.web.frame.LetsIn;
import dev.cloudcart.web.frame.Place;
import dev.cloudcart.web.frame.Shown;
import dev.cloudcart.web.frame.Who;

/// Sets up what is wanted beside the password, and takes it away. Secrets stand on the page that makes them, and on
/// no other.
@Controller
final class FactorPage {

    private static final String PAGE = "/account/second-factor";
    private static final String BEGUN = FactorPage.class.getName() + ".begun";
    private static final Duration BEGUN_LIFE = Duration.ofMinutes(15);

    /// Clocks of nodes differ a little.
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final People people;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final FactorRule rule;
    private final Audit audit;
    private final TransactionTemplate transactions;
    private final InstantSource clock;

    FactorPage(
            People people,
            SecondFactors factors,
            Sessions sessions,
            FactorRule rule,
            Audit audit,
            TransactionTemplate transactions,
            InstantSource clock) {
        this.people = people;
        this.factors = factors;
        this.sessions = sessions;
        this.rule = rule;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param wanted whether nothing else is open before
    /// @param left how many recovery codes
    /// @param begun what the app has to know, where it was just made
    /// @param codes for recovery, where they were just made
    /// @param trouble what was wrong the last time
    record View(
            Person person,
            boolean wanted,
            int left,
            @Nullable Begun begun,
            List<String> codes,
            String trouble) {}

    /// @param path of the QR code's dark squares
    record Begun(String text, String address, int size, String path) {

        static Begun of(SecondFactors.Begun begun) {
            var code = QrCode.encodeText(begun.address(), QrCode.Ecc.MEDIUM);
            var path = new StringBuilder();
            for (int y = 0; y < code.size; y++) {
                for (int x = 0; x < code.size; x++) {
                    path.append(code.getModule(x, y) ? "M%d,%dh1v1h-1z".formatted(x, y) : "");
                }
            }
            return new Begun(begun.text(), begun.address(), code.size, path.toString());
        }
    }

    @GetMapping(PAGE)
    @LetsIn(value = Who.SIGNED_IN, withoutFactor = true)
    Shown state(Person person) {
        return page(person, null, List.of(), "");
    }

    private Shown.Page page(Person person, SecondFactors.@Nullable Begun begun, List<String> codes, String trouble) {
        var view = new View(
                person,
                rule.isMissing(person),
                factors.recoveryCodesLeft(person),
                begun == null ? null : Begun.of(begun),
                codes,
                trouble);
        return new Shown.Page("web/account/factor.jte", Place.ACCOUNT, "Second factor", view);
    }

    @PostMapping(PAGE + "/begin")
    @LetsIn(value = Who.SIGNED_IN, withoutFactor = true)
    Shown begin(
            Person person,
            @RequestParam(name = "password", defaultValue = "") String password,
            HttpServletRequest request) {
        if (person.secondFactor()) {
            return page(person, null, List.of(), "You have a second factor: take that one away first.")
                    .refused();
        }
        return asked(person, password, request)
                .<Shown>map(sentence -> page(person, null, List.of(), sentence).refused())
                .orElseGet(() -> {
                    request.getSession().setAttribute(BEGUN, clock.instant());
                    return page(person, factors.begin(person), List.of(), "");
                });
    }

    @PostMapping(PAGE + "/confirm")
    @LetsIn(value = Who.SIGNED_IN, withoutFactor = true)
    Shown confirm(
            Person person, @RequestParam(name = "code", defaultValue = "") String code, HttpServletRequest request) {
        var begun = factors.begun(person).filter(_ -> hasJustBegun(request));
        if (begun.isEmpty()) {
            return Shown.refused(
                    PAGE, "That was not begun in this browser, or too long ago, or is done already: begin again.");
        }
        var codes = transactions.execute(_ -> {
            var made = factors.confirm(person, code);
            made.ifPresent(_ -> {
                sessions.endOthers(person, request.getSession().getId());
                note(person, person.email() + " has a second factor", request);
            });
            return made.orElse(null);
        });
        return codes == null
                ? page(
                                person,
                                begun.get(),
                                List.of(),
                                "That is not the code that the app shows now: look at the clock of the telephone, and"
                                        + " try the next one.")
                        .refused()
                : page(again(person), null, codes, "");
    }

    /// The password was asked for then, and whoever comes to the browser later must not be shown the secret.
    private boolean hasJustBegun(HttpServletRequest request) {
        var now = clock.instant();
        return request.getSession().getAttribute(BEGUN) instanceof Instant begun
                && now.isBefore(begun.plus(BEGUN_LIFE))
                && !begun.isAfter(now.plus(TOLERANCE));
    }

    private Person again(Person person) {
        return people.find(person.id()).orElse(person);
    }

    @PostMapping(PAGE + "/recovery-codes")
    @LetsIn(Who.SIGNED_IN)
    Shown recoveryCodes(Person person, @RequestParam("password") String password, HttpServletRequest request) {
        if (!person.secondFactor()) {
            return Shown.refused(PAGE, "Set the second factor up first.");
        }
        var trouble = asked(person, password, request);
        if (trouble.isPresent()) {
            return page(person, null, List.of(), trouble.get()).refused();
        }
        note(person, person.email() + " has other recovery codes", request);
        return page(person, null, factors.recoveryCodes(person), "");
    }

    @PostMapping(PAGE + "/remove")
    @LetsIn(Who.SIGNED_IN)
    Shown remove(
            Person person,
            @RequestParam("password") String password,
            @RequestParam(name = "code", defaultValue = "") String code,
            HttpServletRequest request) {
        var trouble = asked(person, password, request)
                .or(() -> factors.check(person, code) instanceof SecondFactors.Checked.Right
                        ? Optional.empty()
                        : Optional.of("That is not the code: nothing was changed."));
        if (trouble.isPresent()) {
            return page(person, null, List.of(), trouble.get()).refused();
        }
        transactions.executeWithoutResult(_ -> {
            factors.drop(person);
            sessions.endOthers(person, request.getSession().getId());
            note(person, person.email() + " has no second factor any more", request);
        });
        return Shown.done(PAGE, "No code is asked for any more.");
    }

    /// Whoever came in by a link has no password yet that could be asked.
    private Optional<String> asked(Person person, String password, HttpServletRequest request) {
        if (person.invited()) {
            return Optional.empty();
        }
        var trouble = people.whyNotPassword(person, password, request.getRemoteAddr());
        trouble.ifPresent(_ -> audit.refused(
                Actors.of(person, request.getRemoteAddr()), Act.PEOPLE, null, "wrong password, asked once more"));
        return trouble;
    }

    private void note(Person person, String what, HttpServletRequest request) {
        audit.done(Actors.of(person, request.getRemoteAddr()), Act.PEOPLE, null, what);
    }
}

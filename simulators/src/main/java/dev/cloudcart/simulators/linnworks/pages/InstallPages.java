package dev.cloudcart.simulators.linnworks.pages;

import java.util.Optional;

import dev.cloudcart.simulators.pages.Frame;
import dev.cloudcart.simulators.pages.Pages;
import dev.cloudcart.simulators.pages.Routes;
import dev.cloudcart.simulators.pages.Visit;
import dev.cloudcart.simulators.wire.Answer;

/// The developer's page of the application, the pages on which a merchant installs it, and the list of what is
/// installed (Linnworks developer pages, "System integration setup"). Anybody may sign in; nothing typed there is
/// kept.
final class InstallPages {
    private final Installation installation;

    InstallPages(Installation installation) {
        this.installation = installation;
    }

    void into(Routes routes) {
        routes.get(
                        "/developer",
                        visit -> developer(
                                visit,
                                200,
                                developerFrame()
                                        .done(visit.filled("done").map(_ -> "The post-back address is saved."))))
                .post("/developer", this::savePostBack)
                .get(
                        "/authorization/authorize/([^/]*)",
                        visit -> known(visit, () -> page(visit, "signIn", "Sign in to Linnworks", "")))
                .post("/authorization/authorize/([^/]*)", visit -> known(visit, () -> step(visit)))
                .get("/applications", this::applications)
                .post("/applications/uninstall", _ -> uninstall());
    }

    private static Frame developerFrame() {
        return new Frame(LinnworksPages.SITE, "Developer portal", "/developer");
    }

    private Answer developer(Visit visit, int status, Frame frame) {
        return Pages.html(status, "linnworks/pages/developer.jte", view(visit, frame, ""));
    }

    private Answer savePostBack(Visit visit) {
        try {
            PostBack.check(visit.text("postBack"));
            installation.postBack(visit.text("postBack"));
            return Pages.seeOther("/developer?done=postBack");
        } catch (IllegalArgumentException refused) {
            return developer(visit, 400, developerFrame().refused(String.valueOf(refused.getMessage())));
        }
    }

    private interface Page {
        Answer answer();
    }

    private Answer known(Visit visit, Page page) {
        return visit.part(0).equalsIgnoreCase(installation.applicationId().toString())
                ? page.answer()
                : LinnworksPages.missing(
                        "No such application",
                        "The address of the installation page ends with the identifier of an application: copy it from the developer portal.");
    }

    private Answer step(Visit visit) {
        return visit.text("step").equals("install")
                ? install(visit)
                : page(
                        visit,
                        "install",
                        "Install Cloud Cart",
                        visit.filled("email").orElse("merchant@example.com"));
    }

    private Answer install(Visit visit) {
        var hindrance = PostBack.tell(installation, visit.text("Tracking"));
        if (hindrance.isPresent()) {
            return Pages.sentence(
                    409,
                    new Frame(LinnworksPages.SITE, "Not installed", ""),
                    "The installation was cancelled. " + hindrance.get());
        }
        installation.install(true);
        return page(visit, "installed", "Cloud Cart is installed", "");
    }

    private Answer applications(Visit visit) {
        var frame = new Frame(LinnworksPages.SITE, "Installed applications", "/applications");
        var done = Optional.of("Cloud Cart is uninstalled: its token opens nothing any more.")
                .filter(_ -> !visit.text("done").isEmpty());
        return Pages.ok("linnworks/pages/applications.jte", view(visit, frame.done(done), ""));
    }

    private Answer uninstall() {
        installation.install(false);
        return Pages.seeOther("/applications?done=uninstall");
    }

    private Answer page(Visit visit, String template, String title, String who) {
        return Pages.ok(
                "linnworks/pages/" + template + ".jte", view(visit, new Frame(LinnworksPages.SITE, title, ""), who));
    }

    private InstallView view(Visit visit, Frame frame, String who) {
        return new InstallView(
                frame,
                installation,
                installation.postBack(),
                "http://" + visit.call().header("Host").orElse("127.0.0.1"),
                who);
    }
}

package dev.cloudcart.simulators.quickbooks.forms;

import java.util.Set;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.quickbooks.books.Books;
import dev.cloudcart.simulators.quickbooks.entities.Schema;
import dev.cloudcart.simulators.wire.Json;

/// What the API lets a client change of the company itself. Multicurrency and sales tax can be switched on in the
/// screens only, so those wishes are not heard (Intuit, Preferences).
public final class CompanyForm {

    private static final Set<String> INFO = Set.of(
            "CompanyName",
            "LegalName",
            "CompanyAddr",
            "CustomerCommunicationAddr",
            "LegalAddr",
            "CompanyEmailAddr",
            "CustomerCommunicationEmailAddr",
            "PrimaryPhone",
            "Email",
            "WebAddr",
            "FiscalYearStartMonth",
            "EmployerId");
    private static final Set<String> PREFERENCES = Set.of(
            "AccountingInfoPrefs",
            "ProductAndServicesPrefs",
            "SalesFormsPrefs",
            "EmailMessagesPrefs",
            "VendorAndPurchasesPrefs",
            "TimeTrackingPrefs",
            "ReportPrefs",
            "OtherPrefs");

    private CompanyForm() {}

    public static void updateInfo(Books books, ObjectNode sent) {
        Schema.check("CompanyInfo", sent);
        books.particulars.change("CompanyInfo", sent, INFO);
        if (sent.path("CompanyName").isString()) {
            books.settings(books.settings()
                    .changed(Json.object()
                            .put("companyName", sent.path("CompanyName").asString())));
        }
    }

    public static void updatePreferences(Books books, ObjectNode sent) {
        Schema.check("Preferences", sent);
        books.particulars.change("Preferences", sent, PREFERENCES);
        var changes = Json.object();
        var sales = sent.path("SalesFormsPrefs");
        take(changes, "customNumbers", sales.path("CustomTxnNumbers"));
        take(changes, "allowDiscount", sales.path("AllowDiscount"));
        take(changes, "allowShipping", sales.path("AllowShipping"));
        var accounting = sent.path("AccountingInfoPrefs");
        take(changes, "classesPerLine", accounting.path("ClassTrackingPerTxnLine"));
        take(changes, "departments", accounting.path("TrackDepartments"));
        take(changes, "bookCloseDate", accounting.path("BookCloseDate"));
        books.settings(books.settings().changed(changes));
    }

    private static void take(ObjectNode changes, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            changes.set(name, value);
        }
    }
}

package dev.cloudcart.simulators.quickbooks.entities;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.cloudcart.simulators.wire.Json;

/// QuickBooks says no to one operation. Unwinds to the place that answers for it; carries no stack.
///
/// The codes are those of Intuit's "Error codes" page; details are worded as recorded where a recording is known.
public final class Refusal extends RuntimeException {

    public final String code;
    public final String detail;
    public final @Nullable String element;
    /// ValidationFault for what the request says, AuthorizationFault for who says it.
    public final String type;
    public final int status;

    Refusal(String code, String message, String detail, @Nullable String element) {
        this(code, message, detail, element, "ValidationFault", 400);
    }

    Refusal(String code, String message, String detail, @Nullable String element, String type, int status) {
        super(message, null, false, false);
        this.code = code;
        this.detail = detail;
        this.element = element;
        this.type = type;
        this.status = status;
    }

    /// One that was given before, as a saved answer has it.
    public static Refusal remembered(JsonNode saved) {
        return new Refusal(
                saved.path("code").asString(),
                saved.path("title").asString(),
                saved.path("detail").asString(),
                saved.path("element").isNull() ? null : saved.path("element").asString(),
                saved.path("type").asString(),
                saved.path("status").asInt());
    }

    /// One in whatever words.
    public static Refusal of(String code, String message, String detail, String element) {
        return new Refusal(code, message, detail, element);
    }

    /// As [#remembered] takes it back.
    public ObjectNode saved() {
        return Json.object()
                .put("code", code)
                .put("title", title())
                .put("detail", detail)
                .put("element", element)
                .put("type", type)
                .put("status", status);
    }

    public String title() {
        return String.valueOf(getMessage());
    }

    public static Refusal unsupportedProperty(String name) {
        return new Refusal(
                "2010",
                "Request has invalid or unsupported property",
                "Property Name:" + name + " specified is unsupported or invalid",
                name);
    }

    /// The words of the real one for a body that is no JSON at all.
    public static Refusal notJson() {
        return unsupportedProperty("failed to parse json object; a property");
    }

    public static Refusal missing(String parameter) {
        return new Refusal(
                "2020",
                "Required param missing, need to supply the required value for the API",
                "Required parameter " + parameter + " is missing in the request",
                parameter);
    }

    public static Refusal invalidId(String id) {
        return new Refusal("2030", "Invalid ID", "Id should be a valid number. Supplied value:" + id, "Id");
    }

    public static Refusal invalidCharacters(String element) {
        return new Refusal(
                "2040",
                "Invalid characters in the request",
                "The property " + element + " has characters that are not supported",
                element);
    }

    static Refusal length(String element, int min, int max, int supplied) {
        return new Refusal(
                "2050",
                "String length is either shorter or longer than supported by specification",
                String.format(
                        Locale.ROOT,
                        "String length specified does not match the supported length. Min:%,d Max:%,d supported. Supplied length:%,d",
                        min,
                        max,
                        supplied),
                element);
    }

    public static Refusal invalidDate(String element, String value) {
        return new Refusal(
                "2060", "Invalid Date", "Date value %s is not in the form yyyy-MM-dd".formatted(value), element);
    }

    static Refusal invalidNumber(String element, String value) {
        return new Refusal("2090", "Invalid Number", "Number value %s is not supported".formatted(value), element);
    }

    public static Refusal invalidEnumeration(String element, String value) {
        return new Refusal(
                "2170", "Invalid Enumeration", "Enumeration value %s is not supported".formatted(value), element);
    }

    public static Refusal invalidRequestId(String requestId) {
        return new Refusal(
                "2130",
                "Invalid Request ID Format",
                "The request id %s, or the bId of an item under it, is too long".formatted(requestId),
                "requestid");
    }

    public static Refusal invalidEmail(String address) {
        return new Refusal(
                "2210", "Invalid Email Address format", "Email address %s is not valid".formatted(address), "Address");
    }

    public static Refusal invalidCurrency(String code) {
        return new Refusal(
                "2220", "Invalid Currency Type", "Currency %s is not supported".formatted(code), "CurrencyRef");
    }

    public static Refusal unbalanced() {
        return new Refusal(
                "2300",
                "Debits and credits do not match",
                "The total of debits differs from the total of credits",
                "Line");
    }

    public static Refusal unknownReference(String list, String id) {
        return new Refusal(
                "2500",
                "Invalid Reference Id",
                "Invalid Reference Id : %s element id %s not found".formatted(list, id),
                "");
    }

    public static Refusal inactiveReference() {
        return new Refusal(
                "2500",
                "Invalid Reference Id",
                "Invalid Reference Id : Something you're trying to use has been made inactive."
                        + " Check the fields with accounts, customers, items, vendors or employees.",
                "");
    }

    public static Refusal notFound() {
        return new Refusal(
                "610",
                "Object Not Found",
                "Object Not Found : Something you're trying to use has been made inactive."
                        + " Check the fields with accounts, customers, items, vendors or employees.",
                "");
    }

    public static Refusal stale() {
        return new Refusal(
                "5010",
                "Stale Object Error",
                "Stale Object Error : You and root were working on this at the same time."
                        + " root finished before you did, so your work was not saved.",
                "");
    }

    public static Refusal duplicateName(String list) {
        return new Refusal(
                "6240",
                "Duplicate Name Exists Error",
                "The name supplied already exists. : Another %s is already using this name. Please use a different name."
                        .formatted(list),
                "");
    }

    public static Refusal duplicateNumber(String number, String type, String id) {
        return new Refusal(
                "6140",
                "Duplicate Document Number Error",
                "Duplicate Document Number Error : You must specify a different number. This number has already been used."
                        + " DocNumber=%s is assigned to TxnType=%s with TxnId=%s".formatted(number, type, id),
                "");
    }

    public static Refusal business(String detail) {
        return new Refusal(
                "6000",
                "A business validation error has occurred while processing your request",
                "Business Validation Error: " + detail,
                "");
    }

    public static Refusal currency() {
        return business("The currency of the transaction is invalid for customer/vendor/account.");
    }

    public static Refusal amount(String supplied) {
        return new Refusal(
                "6070",
                "Amount calculation incorrect in the request.",
                "Amount is not equal to UnitPrice * Qty. Supplied value:" + supplied,
                "Line.Amount");
    }

    public static Refusal discount() {
        return new Refusal(
                "6090",
                "Discount Line missing required info.",
                "Discount amount or percent should be provided.",
                "Line");
    }

    public static Refusal lineTaxCode(String code) {
        return new Refusal(
                "6100",
                "Invalid Line TaxCode in the request",
                "Valid line TaxCodes for US should be TAX or NON. Supplied value: " + code,
                "Line.SalesItemLineDetail.TaxCodeRef");
    }

    public static Refusal taxDetailNotApplicable() {
        return new Refusal(
                "6170",
                "Invalid tax detail",
                "TxnTaxDetail cannot be given when GlobalTaxCalculation is NotApplicable",
                "TxnTaxDetail");
    }

    public static Refusal deposited() {
        return new Refusal(
                "6540",
                "Deposited Transaction cannot be changed",
                "Deposited Transaction cannot be changed : This transaction has been deposited. If you want to change or delete it, you must edit the deposit it appears on and remove it first.",
                "");
    }

    public static Refusal unsupportedOperation(String detail) {
        return new Refusal("500", "Unsupported Operation", "Unsupported Operation : " + detail, "");
    }

    public static Refusal batchTooLarge(int items) {
        return new Refusal(
                "1040",
                "Batch size exceeds allowed limit",
                "The batch size of the request is %d. The batch limit size is 30".formatted(items),
                "BatchItemRequest");
    }

    public static Refusal queryParse(String detail) {
        return new Refusal("4000", "Error parsing query", "QueryParserError: " + detail, null);
    }

    public static Refusal queryInvalid(String detail) {
        return new Refusal("4001", "Invalid query", "QueryValidationError: " + detail, null);
    }
}

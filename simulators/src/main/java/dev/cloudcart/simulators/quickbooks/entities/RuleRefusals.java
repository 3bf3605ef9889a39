package dev.cloudcart.simulators.quickbooks.entities;

/// Refusals of single rules of the books. Titles are those of Intuit's "Error codes" page where that has one.
public final class RuleRefusals {

    private RuleRefusals() {}

    public static Refusal duplicateRequest(String requestId) {
        return new Refusal(
                "600",
                "Duplicate Request ID",
                "Duplicate Request ID : The request id %s already exists in the system.".formatted(requestId),
                "requestid");
    }

    public static Refusal cannotBeLinked(String id) {
        return new Refusal(
                "620",
                "Txn ID Cannot Be Linked",
                "Transaction ID %s supplied with the request can not be linked".formatted(id),
                "LinkedTxn");
    }

    public static Refusal hasDependencies(String kind, String id) {
        return new Refusal(
                "800",
                "Cannot delete object",
                "Object cannot be deleted because other objects refer to it: unlink %s %s first.".formatted(kind, id),
                "");
    }

    public static Refusal tooManyDigits(String element, String value) {
        return new Refusal(
                "2100",
                "Invalid Number",
                "Number value %s has more than 10 digits before or 5 after the point".formatted(value),
                element);
    }

    public static Refusal negativeLine(String value) {
        return new Refusal(
                "2290",
                "Negative Line Amount",
                "The amount of a line has to be 0 or more. Supplied value:" + value,
                "Line.Amount");
    }

    public static Refusal accountTypeMissing() {
        return new Refusal(
                "6010",
                "Invalid Account.AccountType && Account.SubType",
                "Either an Account.AccountType or an Account.AccountSubType must be specified",
                "Account.AccountType");
    }

    public static Refusal uploadTooLarge(long max, long size) {
        return new Refusal(
                "6030",
                "Upload request size exceeds allowed limit",
                "The file upload request should not exceed %d bytes in size. The current request size is %d"
                        .formatted(max, size),
                "");
    }

    public static Refusal attachedToUnsupported(String type) {
        return new Refusal(
                "6050",
                "The entity reference type is unsupported for Attachable",
                "The entity reference type %s is unsupported for Attachable".formatted(type),
                "AttachableRef.EntityRef");
    }

    public static Refusal customSalesTax() {
        return new Refusal(
                "6160",
                "CustomSalesTax cannot be used",
                "The tax code CustomSalesTax is reserved and cannot be used in a request",
                "TxnTaxCodeRef");
    }

    public static Refusal beforeInventoryStart(String item, String start) {
        return new Refusal(
                "6270",
                "Transaction date is prior to start date for inventory item",
                "Transaction date is prior to start date for inventory item : %s starts on %s.".formatted(item, start),
                "TxnDate");
    }

    public static Refusal neitherItemNorAccount() {
        return new Refusal(
                "6440",
                "Line has neither item nor account",
                "Each line of a purchase needs an ItemRef or an AccountRef",
                "Line");
    }

    public static Refusal noTaxRate(String what) {
        return new Refusal("6470", "Invalid tax", what, "TaxCodeRef");
    }

    public static Refusal noQuantity() {
        return new Refusal("6520", "Initial quantity missing", "An inventory item needs QtyOnHand", "QtyOnHand");
    }
}

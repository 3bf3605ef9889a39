package dev.cloudcart.core.planning;

import dev.cloudcart.core.trade.Cause;

/// Why what stands in the books does not follow what happened in the shop by itself.
public enum PlanCause implements Cause {
    CHANGED_AFTER_POSTING(
            "It has changed since it was posted: {what has changed}",
            "Set order-export: changed-after-posting: amend, and sync order {order} again; or correct the document in QuickBooks"
                    + " and dismiss this"),
    CANCELLED_AFTER_POSTING(
            "It was cancelled after it was posted as {document}",
            "Set order-export: cancelled-after-posting: void, and sync order {order} again; or void the document in QuickBooks and"
                    + " dismiss this"),
    PAYMENT_TAKEN_BACK(
            "It was taken back after it was posted as {document}",
            "Set order-export: cancelled-after-posting: void, and sync order {order} again; or void the payment in QuickBooks and"
                    + " dismiss this"),
    NO_SALE_ANY_MORE(
            "It was posted as {document}, and is {what it is} now",
            "Correct the order in Linnworks and sync it again; or delete the document in QuickBooks and dismiss this"),
    PARTS_HAVE_CHANGED(
            "It has changed, and would become {now} instead of the {then} documents that it was posted as",
            "Delete them in QuickBooks and sync the order again by its number, with \"order-export: deleted-in-quickbooks\" set to"
                    + " \"post again\""),
    IN_CLOSED_BOOKS(
            "It has changed since it was posted as {document} of {day}, and the books are closed until {closing date}",
            "Have your accountant move the closing date in QuickBooks, then sync again; or dismiss this"),
    EDITED_IN_QUICKBOOKS(
            "It has changed since it was posted as {document}, and so has the document in QuickBooks: {how}",
            "Set order-export: edited-in-quickbooks: overwrite, and sync order {order} again; or correct the document in QuickBooks"
                    + " and dismiss this"),
    EDITED_AFTER_POSTING(
            "Somebody edited {document} in QuickBooks after it was posted: {how}",
            "Put it right in QuickBooks and sync order {order} again; or set order-export: edited-in-quickbooks: overwrite, and sync"
                    + " it again; or dismiss this, and what stands in QuickBooks stays"),
    LINKED_IN_QUICKBOOKS(
            "It has changed since it was posted as {document}, on which {what} depends in QuickBooks",
            "Remove the {what} from the document in QuickBooks and sync order {order} again; or correct both in QuickBooks and dismiss"
                    + " this"),
    BILLED_IN_QUICKBOOKS(
            "Somebody has turned {document} into {what} in QuickBooks: these goods would be billed twice",
            "Delete {what} in QuickBooks and sync order {order} again; or dismiss this, and {what} stays as the bill of these"
                    + " goods"),
    BILLED_BEFORE(
            "Delivery {delivery} is not in Linnworks any more, and {bill} of it stands, about the same lines of the order: these goods"
                    + " would be billed twice",
            "Delete {bill} in QuickBooks and sync order {order} again; or dismiss this, and {bill} stays as the bill of these goods"),
    COST_BILLED_BEFORE(
            "Cost {cost} is not in Linnworks any more, and {bill} of it stands: this cost would be billed twice",
            "Delete {bill} in QuickBooks and sync order {order} again; or dismiss this, and {bill} stays as the bill of this cost"),
    PAID_BEFORE(
            "Payment statement {statement} is not in Linnworks any more, and {payment} of it stands, on the same bills: they would"
                    + " be paid twice",
            "Delete {payment} in QuickBooks and sync order {order} again; or dismiss this, and {payment} stays as this payment"),
    BILL_IS_HELD(
            "It pays {bill}, which does not stand in QuickBooks as it is to be: {record} is held itself",
            "Nothing has to be done here: mend or dismiss what is held of {record}, and this is posted with the next sync"),
    CREDIT_STANDS(
            "It has changed since it was posted as {bill}, and {credit} of what did not come of that stays in QuickBooks: it"
                    + " would be taken off twice",
            "Take {credit} off the payment that uses it in QuickBooks, or do what else is said of it, and sync order {order}"
                    + " again; or correct both in QuickBooks and dismiss this"),
    DEPOSITED_IN_QUICKBOOKS(
            "It has changed since it was posted as {document}, which is part of {what} in QuickBooks",
            "Take the {document} out of that deposit in QuickBooks and sync order {order} again; or correct both in QuickBooks and"
                    + " dismiss this"),
    RECONCILED_IN_QUICKBOOKS(
            "It has changed since it was posted as {document}, which is reconciled with a bank statement in QuickBooks",
            "Undo the reconciliation of the {document} in QuickBooks and sync order {order} again; or correct it there in the next"
                    + " reconciliation and dismiss this"),
    DELETED_IN_QUICKBOOKS(
            "The {document} of order {order} was deleted in QuickBooks",
            "Set order-export: deleted-in-quickbooks: post again, and sync order {order} again; or dismiss it"),
    PARTLY_DELETED_IN_QUICKBOOKS(
            "The {document}, one of several that order {order} became, was deleted in"
                    + " QuickBooks, and others of them still stand there",
            "Delete the others in QuickBooks too, set order-export: deleted-in-quickbooks: post again, and sync order {order} again;"
                    + " or dismiss it");

    private final String what;
    private final String mend;

    PlanCause(String what, String mend) {
        this.what = what;
        this.mend = mend;
    }

    @Override
    public String what() {
        return what;
    }

    @Override
    public String mend() {
        return mend;
    }
}

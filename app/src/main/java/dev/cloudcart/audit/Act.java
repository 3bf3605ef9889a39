package dev.cloudcart.audit;

import java.util.Locale;

/// What is kept an eye on.
public enum Act {
    RUN,
    /// A run was asked to end before its time.
    STOP,
    COMPANY,
    CONNECT,
    DISCONNECT,
    SETTINGS,
    DISMISS,
    /// A record was looked at as the shop told it.
    RECORD,
    /// Figures were taken away as a file.
    EXPORT,
    /// A buyer was taken out; who it was is not told.
    FORGET,
    /// Everything was copied to a file.
    BACKUP,
    /// A copy took the place of everything.
    RESTORE,
    TOKEN,
    KEY,
    SIGN_IN,
    SIGN_OUT,
    /// Who may use the pages, and as what.
    PEOPLE,
    /// What programs elsewhere are told, or tell us.
    WEBHOOK,
    /// A call of the API that nobody was let in for.
    CALL;

    /// For people and programs.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

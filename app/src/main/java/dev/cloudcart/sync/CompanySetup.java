package dev.cloudcart.sync;

import dev.cloudcart.core.books.Creation;
import dev.cloudcart.core.mapping.Rules;

/// What a run must know of its company, in one version of its settings.
///
/// @param creation what may be created when it is no preview
/// @param postsDeletedAgain whether documents that were deleted in the books are posted again; otherwise their orders are held
public record CompanySetup(String name, Rules rules, Creation creation, boolean postsDeletedAgain) {}

/** What the platform says of its own work: a closed set of sentences, stored by name, shown in the reader's language. */
@NullMarked
package de.zugang.onboarding.remark;

import org.jspecify.annotations.NullMarked;

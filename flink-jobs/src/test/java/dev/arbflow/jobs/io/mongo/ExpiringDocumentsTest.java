package dev.arbflow.jobs.io.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.mongo.backup.StoredDocuments;
import dev.arbflow.repository.RepositoryFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What dies of age is not kept in a backup, and a person can read what that is. */
class ExpiringDocumentsTest {
    private static final Pattern LEFT_OUT =
            Pattern.compile("Documents that expire are left out: ([^;.]*)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void aCollectionExpiresOrIsKept() {
        List<String> all = new ArrayList<>(StoredDocuments.collections());
        all.addAll(MongoSetup.expiring());

        assertThat(all).containsExactlyInAnyOrderElementsOf(Documents.collections());
    }

    @Test
    void theManualNamesThoseThatExpire() {
        String text =
                LEFT_OUT.matcher(RepositoryFiles.text("docs/operations.md"))
                        .results()
                        .map(found -> found.group(1))
                        .findFirst()
                        .orElseThrow();

        assertThat(NAME.matcher(text).results().map((MatchResult name) -> name.group(1)))
                .containsExactlyInAnyOrderElementsOf(MongoSetup.expiring());
    }
}

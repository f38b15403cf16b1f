package dev.arbflow.sandbox.page;

import dev.arbflow.sandbox.page.Content.PaperView;
import dev.arbflow.sandbox.page.Content.SuspectsView;
import java.util.List;
import java.util.Map;

/**
 * What the document store says about what episodes were worth, and what to trust less.
 *
 * @param paper the newest day of the paper account, a view per quote asset
 * @param suspects what looked like manipulation
 * @param looksLike what was on a leg of an episode while it stood, by episode; only of those with
 *     something
 */
record DeskFigures(
        List<PaperView> paper, SuspectsView suspects, Map<String, List<String>> looksLike) {

    /** Nothing has been asked yet. */
    static final DeskFigures NONE =
            new DeskFigures(List.of(), new SuspectsView(0, List.of()), Map.of());
}

package dev.ganvas.ui.setup;

import dev.ganvas.experiment.Effect;
import dev.ganvas.experiment.Experiment;
import dev.ganvas.experiment.Setting;
import dev.ganvas.experiment.Traits;
import dev.ganvas.experiment.Traits.Group;
import dev.ganvas.experiment.Traits.Trait;
import dev.ganvas.ui.model.DesiredSettings;
import dev.ganvas.ui.model.Entry;
import dev.ganvas.ui.model.Session;
import dev.ganvas.ui.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The form, made from the experiment's settings: a section for each group, and below them what waits for a new run and
 * what differs from the published settings. Owns no values: those are the {@link Session}'s.
 */
public final class SetupPane extends VBox {
    private final Session session;
    private final Supplier<Optional<String>> chooser;
    private final VBox sections = new VBox();
    private final Label changedText = new Label();
    private final HBox changedBar;
    private final NewRunBar waitingBar;
    private final List<SettingRow> rows = new ArrayList<>();
    private Experiment shown;

    /**
     * Creates the form.
     *
     * @param chooser asks the user for a file of data
     */
    public SetupPane(Session session, Supplier<Optional<String>> chooser) {
        this.session = session;
        this.chooser = chooser;
        this.shown = session.desiredProperty().get().experiment();
        setId("setup");
        getStyleClass().add("setup-pane");
        sections.getStyleClass().add("setup-sections");
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setId("setup-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("setup-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        changedBar = changedBar();
        waitingBar = new NewRunBar(session);
        getChildren().addAll(scroll, waitingBar, changedBar);
        session.desiredProperty().addListener((property, was, is) -> show(is));
        session.entries().addListener((MapChangeListener<Setting<?>, Entry>) change -> refresh());
        build();
    }

    private void show(DesiredSettings desired) {
        if (!desired.experiment().equals(shown)) {
            shown = desired.experiment();
            build();
        } else {
            refresh();
        }
    }

    private void build() {
        rows.clear();
        sections.getChildren().clear();
        for (Group group : Group.values()) {
            section(group).ifPresent(sections.getChildren()::add);
        }
        refresh();
    }

    private void refresh() {
        rows.forEach(SettingRow::refresh);
        DesiredSettings desired = session.desiredProperty().get();
        int changed = desired.changed().size();
        changedBar.setVisible(changed > 0);
        changedBar.setManaged(changed > 0);
        changedText.setText(
                changed == 1 ? Messages.text("setup.changedOne") : Messages.text("setup.changedMany", changed));
        waitingBar.show(desired.waiting());
    }

    private Optional<Node> section(Group group) {
        List<Setting<?>> all = shown.schema().stream()
                .filter(setting -> setting.group() == group && !setting.traits().has(Trait.WITHOUT_WINDOW))
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        VBox section = new VBox();
        section.setId("section-" + group.name().toLowerCase(java.util.Locale.ROOT));
        section.getStyleClass().add("setup-section");
        for (Effect effect : Effect.values()) {
            List<Setting<?>> some =
                    all.stream().filter(setting -> setting.effect() == effect).toList();
            if (some.isEmpty()) {
                continue;
            }
            section.getChildren().add(section.getChildren().isEmpty() ? header(group, effect) : continuation(effect));
            for (Setting<?> setting : some) {
                row(setting).ifPresent(row -> {
                    rows.add(row);
                    section.getChildren().add(row);
                });
            }
        }
        return Optional.of(section);
    }

    private Optional<SettingRow> row(Setting<?> setting) {
        return switch (setting.traits().entry()) {
            case RANGE_LOW -> Optional.empty(); // entered with the row of the high end
            case RANGE_HIGH -> Optional.of(rangeRow((Setting.Real) setting));
            case FACTOR -> {
                ScaleControl scale = new ScaleControl((Setting.Real) setting, session::enter);
                yield Optional.of(new SettingRow(List.of(setting), scale, List.of(scale.field()), session));
            }
            case SEED -> {
                NumberControl number = new NumberControl(setting, session::enter);
                SettingControl seed = ButtonFieldControl.seed(number, setting, session::enter, session::drawSeed);
                yield Optional.of(new SettingRow(List.of(setting), seed, List.of(number.field()), session));
            }
            case VALUE -> Optional.of(plainRow(setting));
        };
    }

    private SettingRow rangeRow(Setting.Real high) {
        Setting.Real low = shown.schema().stream()
                .filter(setting ->
                        setting.group() == high.group() && setting.traits().entry() == Traits.EntryKind.RANGE_LOW)
                .map(Setting.Real.class::cast)
                .findFirst()
                .orElseThrow();
        LabelsControl labels = new LabelsControl(low, high, session::enter);
        return new SettingRow(List.of(high, low), labels, List.of(labels.realField(), labels.fakeField()), session);
    }

    private SettingRow plainRow(Setting<?> setting) {
        List<Setting<?>> one = List.of(setting);
        if (setting instanceof Setting.Choice<?> choice) {
            return new SettingRow(one, choiceControl(choice), List.of(), session);
        }
        if (setting instanceof Setting.Network) {
            NetworkControl network = new NetworkControl(setting, session::enter);
            return new SettingRow(one, network, List.of(network.field()), session);
        }
        if (setting instanceof Setting.Text) {
            ButtonFieldControl path = ButtonFieldControl.path(setting, session::enter, chooser);
            return new SettingRow(one, path, List.of(path.field()), session);
        }
        NumberControl number = new NumberControl(setting, session::enter);
        return new SettingRow(one, number, List.of(number.field()), session);
    }

    private <T> SettingControl choiceControl(Setting.Choice<T> choice) {
        return SegmentedControl.fits(choice)
                ? new SegmentedControl<>(choice, session::enter)
                : new DropDownControl<>(choice, session::enter);
    }

    private HBox changedBar() {
        changedText.setId("changed-text");
        Hyperlink all = new Hyperlink(Messages.text("setup.restoreAll"));
        all.setId("restore-all");
        all.setOnAction(event -> {
            all.setVisited(false);
            session.restoreAll();
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox bar = new HBox(changedText, space, all);
        bar.setId("changed-bar");
        bar.getStyleClass().add("changed-bar");
        return bar;
    }

    private static Node header(Group group, Effect effect) {
        Label title = new Label(SettingText.group(group));
        title.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox header = new HBox(title, space, badge(effect));
        header.getStyleClass().add("section-header");
        return header;
    }

    private static Node continuation(Effect effect) {
        Region rule = new Region();
        rule.getStyleClass().add("section-rule");
        HBox.setHgrow(rule, Priority.ALWAYS);
        HBox line = new HBox(rule, badge(effect));
        line.getStyleClass().add("section-header");
        return line;
    }

    private static Label badge(Effect effect) {
        boolean now = effect == Effect.NEXT_STEP;
        Label badge = new Label(Messages.text(now ? "badge.now" : "badge.newRun"));
        badge.setTooltip(new javafx.scene.control.Tooltip(Messages.text(now ? "badge.nowHelp" : "badge.newRunHelp")));
        badge.getStyleClass().addAll("badge", now ? "badge-now" : "badge-new-run");
        return badge;
    }
}

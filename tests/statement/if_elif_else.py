# Ladders of if, elif and else; conditions of every type; nested and one-line forms.
def grade(score):
    if score >= 90:
        result = "A"
    elif score >= 80:
        if score % 2:
            result = "B odd"
        else:
            result = "B even"
    elif score >= 70: result = "C"
    elif not score:
        result = "absent"
    else:
        result = "F"
    return result

for score in (95, 85, 82, 75, 0, 12):
    print(score, grade(score))

tries = []
